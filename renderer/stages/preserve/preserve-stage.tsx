/** What the stage shows beside its frame. */
export default function PreserveStage() {
  return null;
}
