/** What the stage shows beside its frame. */
export default function FinaliseStage() {
  return null;
}
