import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMailer } from './mail.server.ts'

const received: string[] = []
const recipients: string[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (address, _session, done) => {
    if (address.address.startsWith('weg@')) return done(new Error('no such box'))
    recipients.push(address.address)
    done()
  },
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (part: Buffer) => (text += part.toString()))
    stream.on('end', () => {
      received.push(text)
      done()
    })
  },
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

const mail = { id: 'een', to: 'anja@voorbeeld.nl', subject: 'Bericht', text: 'Ambitie 3.6: één regel.' }

test('a mail goes to one person as plain text, with an id that stays the same', async () => {
  const mailer = makeMailer({ smtpUrl: url, from: 'Dijkwacht <post@voorbeeld.nl>' })
  await mailer.send(mail)
  await mailer.send(mail)
  mailer.close()
  expect(recipients).toEqual(['anja@voorbeeld.nl', 'anja@voorbeeld.nl'])
  expect(received[0]).toContain('From: Dijkwacht <post@voorbeeld.nl>')
  expect(received[0]).toContain('Content-Type: text/plain; charset=utf-8')
  expect(received[0]).toContain('Auto-Submitted: auto-generated')
  expect(received.map((each) => /Message-ID: (\S+)/i.exec(each)?.[1])).toEqual(['<een@voorbeeld.nl>', '<een@voorbeeld.nl>'])
})

test('an address with a second one or a header in it reaches nobody else', async () => {
  const mailer = makeMailer({ smtpUrl: url, from: 'post@voorbeeld.nl' })
  const before = recipients.length
  await mailer.send({ ...mail, to: 'x@voorbeeld.nl, ander@voorbeeld.nl' }).catch(() => {})
  await mailer.send({ ...mail, to: 'x@voorbeeld.nl\r\nBcc: ander@voorbeeld.nl' }).catch(() => {})
  mailer.close()
  expect(recipients.slice(before)).not.toContain('ander@voorbeeld.nl')
})

test('what the mail server refuses, and a server that is not there, is an error to try again', async () => {
  const mailer = makeMailer({ smtpUrl: url, from: 'post@voorbeeld.nl' })
  await expect(mailer.send({ ...mail, to: 'weg@voorbeeld.nl' })).rejects.toThrow('no such box')
  mailer.close()
  await expect(makeMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'post@voorbeeld.nl' }).send(mail)).rejects.toThrow('ECONNREFUSED')
})
