/** What the stage shows beside its frame. */
export default function HoldPointStage() {
  return null;
}
