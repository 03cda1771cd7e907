/** What the stage shows beside its frame. */
export default function PlanStage() {
  return null;
}
