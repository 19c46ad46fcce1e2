// Loaded before server.ts (`node --import`), because React chooses its production form while it is imported.
// Not written as NODE_ENV=… in package.json: Windows does not know that, and elsewhere it leaves a shell between npm and the server.
process.env.NODE_ENV ??= 'production'
