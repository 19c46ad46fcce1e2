/** All that a page for who reports would load. */
export { prepareReport, returnWithCode } from '../../../app/platform/vault/reporter.ts'
