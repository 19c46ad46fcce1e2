import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { RouterContextProvider, ServerRouter, type EntryContext, type HandleErrorFunction } from 'react-router'
import { databaseContext, installationContext, requestNumberContext, type Installation } from './platform/identity/request-context.ts'
import type { Database } from './platform/database/party.server.ts'
import { DrawingContext } from './ui/drawn-once.tsx'

export type RequestSurroundings = {
  database: Database
  installation: Installation
  requestNumber: string
  /** Called with what went wrong and the number that the page shows; never with anything a person typed. */
  onError: (error: unknown, requestNumber: string) => void
}

const onErrorOf = new WeakMap<object, RequestSurroundings['onError']>()

/** The server and the tests hand their database and clock to the application here: the keys live inside the build. */
export function requestContext({ database, installation, requestNumber, onError }: RequestSurroundings): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(databaseContext, database)
  context.set(installationContext, installation)
  context.set(requestNumberContext, requestNumber)
  onErrorOf.set(context, onError)
  return context
}

// Pages are whole when they leave: nothing streams, and no page carries a script.
export default function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext) {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const page = (
    <DrawingContext value={renderToStaticMarkup}>
      <ServerRouter context={entry} url={request.url} />
    </DrawingContext>
  )
  const html = request.method === 'HEAD' ? null : `<!doctype html>${renderToString(page)}`
  // As bytes: a text would be copied twice more on its way out.
  return new Response(html === null ? null : Buffer.from(html), { status, headers })
}

export const handleError: HandleErrorFunction = (error, { context, request }) => {
  if (request.signal.aborted) return
  onErrorOf.get(context)?.(error, context.get(requestNumberContext))
}

// What server.ts and cli.ts need of the build. The handler too: in development Vite may load another copy of React Router than Node does.
export { createRequestHandler } from 'react-router'
export { makePractice } from '../practice/make.server.ts'
export { runJobs } from './jobs.server.ts'
export { reportCommand } from './covenant/reports/command-line.server.tsx'
