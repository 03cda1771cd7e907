/** What the stage shows beside its frame. */
export default function ValidateStage() {
  return null;
}
