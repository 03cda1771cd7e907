/** What the stage shows beside its frame. */
export default function VerifyStage() {
  return null;
}
