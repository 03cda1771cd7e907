/** Looks into a backup file without a network. */
export default function InspectPage() {
  return <main />;
}
