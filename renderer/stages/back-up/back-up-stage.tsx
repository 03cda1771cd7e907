/** What the stage shows beside its frame. */
export default function BackUpStage() {
  return null;
}
