import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day, fileOf, founded, granted, reportTo, signals } from '../../../test/vault/given.ts'
import { MemoryHost } from '../../../test/vault/memory-host.ts'
import { concat, random } from './bytes.ts'
import { exportVault } from './export.ts'
import { note } from './work.ts'

test('a vault leaves as one file that the ordinary age and tar open', async (context) => {
  if (spawnSync('age', ['--version']).status !== 0)
    return context.skip('age is not installed on this machine (Debian: apt-get install age)')
  const folder = mkdtempSync(join(tmpdir(), 'dw-age-'))
  const run = (program: string, args: string[], input?: Uint8Array) => spawnSync(program, args, { cwd: folder, input, maxBuffer: 1e8 })
  try {
    expect(run('age-keygen', ['-o', 'key.txt']).status).toBe(0)
    const recipient = /age1[0-9a-z]+/.exec(readFileSync(join(folder, 'key.txt'), 'utf8'))![0]
    const host = new MemoryHost()
    const { vault } = await founded(host)
    const photo = concat(random(60_000), random(40_000))
    const { dossier } = await reportTo(host, signals, { content: { text: 'Melding' }, files: [fileOf('foto.jpg', photo, 'image/jpeg')] })
    expect(granted(await note(host, vault, { dossier, day }, { text: 'Notitie' }))).toBe(undefined)
    const sealed = await exportVault(host, vault, recipient)
    expect(Buffer.from(sealed).includes('Melding')).toBe(false)

    const opened = run('age', ['-d', '-i', 'key.txt'], sealed)
    expect(opened.status).toBe(0)
    writeFileSync(join(folder, 'vault.tar'), opened.stdout)
    expect(run('tar', ['-xf', 'vault.tar']).status).toBe(0)
    const names = run('tar', ['-tf', 'vault.tar']).stdout.toString().trim().split('\n')
    expect(names).toHaveLength(6)
    const report = JSON.parse(readFileSync(join(folder, dossier, `${dossier}.json`), 'utf8')) as { content: { content: unknown } }
    expect(report.content.content).toEqual({ text: 'Melding' })
    expect(
      readFileSync(
        join(
          folder,
          names.find((name) => name.endsWith('.bin'))!,
        ),
      ).equals(photo),
    ).toBe(true)
    expect(run('age', ['-d', '-i', 'key.txt'], sealed.slice(0, -1)).status).not.toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
