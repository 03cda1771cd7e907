/** What the stage shows beside its frame. */
export default function PreflightStage() {
  return null;
}
