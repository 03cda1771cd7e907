/** What the stage shows beside its frame. */
export default function ConnectStage() {
  return null;
}
