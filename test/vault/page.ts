/** What a browser runs: the same files as Node, one after the other. In a page by `runVaultTests`, in a worker at once. */
import { runAll } from './in-page.ts'
import '../../app/platform/vault/format.test.ts'
import '../../app/platform/vault/vectors.test.ts'
import '../../app/platform/vault/flows.test.ts'
import '../../app/platform/vault/malicious.test.ts'
import '../../app/platform/vault/model.test.ts'
import '../../app/platform/vault/sample.test.ts'

if (typeof document === 'undefined') void runAll().then((outcomes) => postMessage(outcomes))
else Object.assign(globalThis, { runVaultTests: runAll })
