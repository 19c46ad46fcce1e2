import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataInUse, lockFolder } from './lock.server.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dw-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ways = [process.platform, 'darwin'] as const

test.each(ways)('a folder is held by one at a time and free again after release (%s)', async (platform) => {
  const first = await lockFolder(folder, platform)
  await expect(lockFolder(folder, platform)).rejects.toThrow(DataInUse)
  await first.release()
  const second = await lockFolder(folder, platform)
  await second.release()
})

test('the refusal names the folder and says in Dutch what to do', async () => {
  const first = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(
    `De map ${folder} is al in gebruik door een andere Dijkwacht. Stop die eerst, of kies met DIJKWACHT_DATA een andere map. Er is niets veranderd.`,
  )
  await first.release()
})

test('another path to the same folder meets the same lock', async () => {
  const shortcut = `${folder}-shortcut`
  symlinkSync(folder, shortcut)
  const first = await lockFolder(folder)
  await expect(lockFolder(shortcut)).rejects.toThrow(DataInUse)
  await first.release()
  rmSync(shortcut)
})

test('the file of a process that no longer lives does not stop a start', async () => {
  const dead = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => dead.once('exit', resolve))
  writeFileSync(join(folder, 'in-use.pid'), String(dead.pid))
  const lock = await lockFolder(folder, 'darwin')
  expect(readFileSync(join(folder, 'in-use.pid'), 'utf8')).toBe(String(process.pid))
  await lock.release()
})

test('a file that a crash left half written does not stop a start', async () => {
  writeFileSync(join(folder, 'in-use.pid'), '')
  const lock = await lockFolder(folder, 'darwin')
  expect(readFileSync(join(folder, 'in-use.pid'), 'utf8')).toBe(String(process.pid))
  await lock.release()
})

test('of many starts at once after a crash exactly one wins', async () => {
  writeFileSync(join(folder, 'in-use.pid'), 'rubbish')
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, 'darwin')))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
