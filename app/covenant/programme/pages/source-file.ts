// STUB
export function loader() {
  return null
}
