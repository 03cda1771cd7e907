/** What the stage shows beside its frame. */
export default function PushStage() {
  return null;
}
