type Packages = { packages: Record<string, { version?: string; optional?: boolean }> }

export function isInstalled(lock: Packages, installed: Packages): boolean
export function withoutNpmTraces(environment: Record<string, string | undefined>): Record<string, string | undefined>
export function isNewEnough(version: string): boolean
