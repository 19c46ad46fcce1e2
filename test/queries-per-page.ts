/**
 * How many round trips to the database each page takes when nothing is kept, the door included. test/queries.test.ts holds that they do
 * not grow with the facts; `npm run bench` writes them in docs/benchmarks.md.
 */
export const queriesPerPage: Record<string, number> = {}
