// STUB
export function loader() {
  return null
}
export default function Stub() {
  return null
}
