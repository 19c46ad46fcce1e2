/** All that the worker of a member would load, search and export included. */
export * from '../../../app/platform/vault/keepers.ts'
export * from '../../../app/platform/vault/member.ts'
export * from '../../../app/platform/vault/passphrase.ts'
export * from '../../../app/platform/vault/search.ts'
export * from '../../../app/platform/vault/vault.ts'
export * from '../../../app/platform/vault/work.ts'
