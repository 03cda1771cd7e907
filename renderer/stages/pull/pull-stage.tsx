/** What the stage shows beside its frame. */
export default function PullStage() {
  return null;
}
