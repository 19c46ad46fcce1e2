/** The frozen version that `?versie=` asks for; undefined for the last one. */
export function askedVersion(request: Request): number | undefined {
  const asked = new URL(request.url).searchParams.get('versie') ?? ''
  return /^\d{1,4}$/u.test(asked) ? Number(asked) : undefined
}
