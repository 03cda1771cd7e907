/** A new migration: who the two machines are, and what is to happen. */
export default function NewPage() {
  return <main />;
}
