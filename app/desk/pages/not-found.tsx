import { data } from 'react-router'

/** Addresses that lead nowhere come here, so that they pass the doorkeeper like every other. */
export function loader(): never {
  throw data(null, { status: 404 })
}

export const action = loader

export default function NotFound() {
  return null
}
