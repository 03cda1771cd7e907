/** What the stage shows beside its frame. */
export default function RestoreStage() {
  return null;
}
