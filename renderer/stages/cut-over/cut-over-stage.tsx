/** What the stage shows beside its frame. */
export default function CutOverStage() {
  return null;
}
