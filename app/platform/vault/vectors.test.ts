import { AEAD_AES_128_GCM, AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke'
import { CipherSuite as OtherSuite, HkdfSha256, Aes256Gcm } from '@hpke/core'
import { XWing } from '@hpke/hybridkem-x-wing'
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js'
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { shake128 } from '@noble/hashes/sha3.js'
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { argon2id } from 'hash-wasm'
import { describe, expect, test } from 'vitest'
import { concat, random, utf8, type Bytes } from './bytes.ts'
import { openWhole, sealWhole } from './chunk.ts'
import { decapsulate, encapsulate, expandSeed, isSignedByNoble, nobleSigningKey, publicKeyOf } from './kem-noble.ts'
import { isSignedBy, nativeHpke, nobleHpke, openingKey, openWith, sealTo, signingKey, useHpke } from './suite.ts'
import collected from './vectors/collected.json' with { type: 'json' }

const unhex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16))
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Native where this browser or Node has it all; where it has not, only the fallback is tried. */
async function nativeIsHere(): Promise<boolean> {
  try {
    const native = nativeHpke()
    await native.publicKeyOf(random(32), await native.suite.DeserializePrivateKey(random(32), false))
    return true
  } catch {
    return false
  }
}

describe('HPKE', () => {
  test('base mode with X25519 opens what RFC 9180 A.1.1 and the CFRG set for AES-128-GCM and AES-256-GCM say', async () => {
    const rfc = {
      aead: 1,
      skRm: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
      enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
      info: '4f6465206f6e2061204772656369616e2055726e',
      aad: '436f756e742d30',
      pt: '4265617574792069732074727574682c20747275746820626561757479',
      ct: 'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    }
    for (const vector of [rfc, ...collected.hpkeX25519.filter(({ aead }) => aead < 3)]) {
      const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, vector.aead === 1 ? AEAD_AES_128_GCM : AEAD_AES_256_GCM)
      const key = await suite.DeserializePrivateKey(unhex(vector.skRm), false)
      const opened = await suite.Open(key, unhex(vector.enc), unhex(vector.ct), { info: unhex(vector.info), aad: unhex(vector.aad) })
      expect(hex(opened)).toBe(vector.pt)
    }
  })

  test('MLKEM768-X25519 gives the shared secrets of the X-Wing draft', () => {
    // Seed, randomness of sealing, shared secret (draft-connolly-cfrg-xwing-kem, appendix C).
    const vectors: [string, string, string][] = [
      [
        '7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26',
        '3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e235b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2',
        'd2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384',
      ],
      [
        'badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea',
        '17cda7cfad765f5623474d368ccca8af0007cd9f5e4c849f167a580b14aabdefaee7eef47cb0fca9767be1fda69419dfb927e9df07348b196691abaeb580b32d',
        'f2e86241c64d60f6649fbc6c5b7d17180b780a3f34355e64a85749949c45f150',
      ],
    ]
    for (const [seed, chance, shared] of vectors) {
      const { enc, shared_secret } = encapsulate(publicKeyOf(unhex(seed)), unhex(chance))
      expect(hex(shared_secret)).toBe(shared)
      expect(hex(decapsulate(enc, expandSeed(unhex(seed))))).toBe(shared)
    }
  })

  test('native, fallback and a third implementation open what the others seal', async () => {
    const implementations = [await nobleHpke(), ...((await nativeIsHere()) ? [nativeHpke()] : [])]
    const third = new OtherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
    const [seed, info, aad] = [random(32), 'dijkwacht/test', utf8('aad')]
    try {
      for (const sealer of implementations) {
        useHpke(sealer)
        const secret = random(32)
        const { publicKey } = await openingKey(seed)
        expect(hex(publicKey)).toBe(hex(publicKeyOf(seed)))
        const sealed = await sealTo(publicKey, info, aad, secret)
        for (const opener of implementations) {
          useHpke(opener)
          expect(hex(await openWith(await openingKey(seed), info, aad, sealed))).toBe(hex(secret))
        }
        const key = await third.kem.importKey('raw', seed.buffer, false)
        const recipient = await third.createRecipientContext({
          recipientKey: key,
          enc: sealed.slice(0, 1120).buffer,
          info: utf8(info).buffer,
        })
        expect(hex(new Uint8Array(await recipient.open(sealed.slice(1120).buffer, aad.buffer)))).toBe(hex(secret))
        const context = await third.createSenderContext({
          recipientPublicKey: await third.kem.importKey('raw', publicKey.buffer, true),
          info: utf8(info).buffer,
        })
        const theirs = concat(new Uint8Array(context.enc), new Uint8Array(await context.seal(secret.buffer, aad.buffer)))
        expect(hex(await openWith(await openingKey(seed), info, aad, theirs))).toBe(hex(secret))
      }
    } finally {
      useHpke(undefined)
    }
  })

  test('a hybrid whose X25519 half is a point of low order is refused', async () => {
    const sealed = concat(new Uint8Array(1088), new Uint8Array(32), random(48))
    for (const implementation of [await nobleHpke(), ...((await nativeIsHere()) ? [nativeHpke()] : [])]) {
      useHpke(implementation)
      await expect(openingKey(random(32)).then((key) => openWith(key, 'x', utf8(''), sealed))).rejects.toThrow('notOpened')
    }
    useHpke(undefined)
  })
})

test('ML-KEM-768 gives the accumulated answers of a hundred keys, with an invalid ciphertext for each (FIPS 203 implicit rejection)', () => {
  const input = shake128.create({ dkLen: 32 })
  const output = shake128.create({ dkLen: 32 })
  for (let round = 0; round < 100; round++) {
    const { publicKey, secretKey } = ml_kem768.keygen(input.xof(64))
    const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey, input.xof(32))
    expect(hex(ml_kem768.decapsulate(cipherText, secretKey))).toBe(hex(sharedSecret))
    for (const each of [publicKey, cipherText, sharedSecret, ml_kem768.decapsulate(input.xof(1088), secretKey)]) output.update(each)
  }
  expect(hex(output.digest())).toBe('1114b1b6699ed191734fa339376afa7e285c9e6acf6ff0177d346696ce564415')
})

test('X25519 gives the shared secrets of Wycheproof and refuses what ends in zero', async () => {
  const prefix = unhex('302e020100300506032b656e04220420')
  for (const [theirs, ours, shared] of collected.x25519 as [string, string, string][]) {
    const refused = /^0+$/.test(shared)
    const native = async () => {
      const publicKey = await crypto.subtle.importKey('raw', unhex(theirs), 'X25519', false, [])
      const privateKey = await crypto.subtle.importKey('pkcs8', concat(prefix, unhex(ours)), 'X25519', false, ['deriveBits'])
      return hex(new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: publicKey }, privateKey, 256)))
    }
    expect(await native().catch(() => 'refused')).toBe(refused ? 'refused' : shared)
    const noble = (() => {
      try {
        return hex(x25519.getSharedSecret(unhex(ours), unhex(theirs)))
      } catch {
        return 'refused'
      }
    })()
    expect(noble).toBe(refused ? 'refused' : shared)
  }
})

test('Ed25519 signs as RFC 8032 says, and verifies exactly what Wycheproof calls valid, native and fallback', async () => {
  const seed = unhex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  const signature =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
  for (const key of [await signingKey(seed), nobleSigningKey(seed)]) {
    expect(hex(key.publicKey)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    expect(hex(await key.sign(utf8('')))).toBe(signature)
  }
  for (const [publicKey, message, sig, valid] of collected.ed25519 as [string, string, string, boolean][]) {
    const given = [unhex(publicKey), unhex(sig), unhex(message)] as const
    expect({ sig, valid: await isSignedBy(...given) }).toEqual({ sig, valid })
    expect({ sig, valid: isSignedByNoble(...given) }).toEqual({ sig, valid })
  }
})

test('AES-256-GCM opens and refuses what the CAVP set of NIST says', async () => {
  for (const [key, iv, aad, sealed, plain] of collected.aesGcm as [string, string, string, string, string | null][]) {
    const imported = await crypto.subtle.importKey('raw', unhex(key), 'AES-GCM', false, ['decrypt'])
    const opened = crypto.subtle.decrypt({ name: 'AES-GCM', iv: unhex(iv), additionalData: unhex(aad) }, imported, unhex(sealed))
    expect(
      await opened.then(
        (bytes) => hex(new Uint8Array(bytes)),
        () => null,
      ),
    ).toBe(plain)
  }
})

test('HKDF-SHA256 derives what RFC 5869 says', async () => {
  for (const [secret, salt, info, output] of collected.hkdf as [string, string, string, string][]) {
    const key = await crypto.subtle.importKey('raw', unhex(secret), 'HKDF', false, ['deriveBits'])
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: unhex(salt), info: unhex(info) }
    expect(hex(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, output.length * 4)))).toBe(output)
    expect(hex(nobleHkdf(nobleSha256, unhex(secret), unhex(salt), unhex(info), output.length / 2))).toBe(output)
  }
})

test('Argon2id: one implementation gives the answer of RFC 9106, and the one we use the same answers as that one', async () => {
  const rfc = { m: 32, t: 3, p: 4, key: new Uint8Array(8).fill(3), personalization: new Uint8Array(12).fill(4), dkLen: 32 }
  expect(hex(nobleArgon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), rfc))).toBe(
    '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
  )
  for (const [m, t] of [
    [64, 3],
    [1024, 3],
    [4096, 1],
  ] as const) {
    const [password, salt] = [utf8('zes woorden'), random(16)]
    const ours = await argon2id({ password, salt, memorySize: m, iterations: t, parallelism: 1, hashLength: 32, outputType: 'hex' })
    expect(ours).toBe(hex(nobleArgon2id(password, salt, { m, t, p: 1, dkLen: 32 })))
  }
})

test('Cobblestone-256 gives the answers that its specification published in Wycheproof', async () => {
  const key = unhex('59454c4c4f57205355424d4152494e452059454c4c4f57205355424d4152494e')
  const sealed = [
    '43a2e39431cbae0389d3fc86adf46f7c3a24de88d9311617e53f3164cc1d5dc738a66b97f0bf786565c31799c2f463d50a7e10046011dc6fc3c939e3a5db7affb6191551669554fb',
    'a1a1b56f6db58cd1ede0c5c9db62aef20d3f96a6c594bb9252bb38122de91236502b42a1d7fcab820ffa292940d2f86add212cfa42c38df19d3cc9139ee61a5990d3db57433514229beea49a8a72bd',
  ]
  const lengths = [0, 7]
  for (const [at, text] of sealed.entries()) {
    const opened = await openWhole(key, utf8(''), unhex(text))
    expect(opened.length).toBe(lengths[at])
    expect(hex(await sealWhole(key, utf8(''), opened, unhex(text).slice(0, 24)))).toBe(text)
    await expect(openWhole(key, utf8('x'), unhex(text))).rejects.toThrow('notOpened')
  }
})
