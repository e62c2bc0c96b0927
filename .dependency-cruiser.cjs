/** The rules of the house (docs/architecture.md), checked by `npm run lint`. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'sources-do-not-know-the-endpoint',
      severity: 'error',
      from: { path: '^src/sources/' },
      to: { path: '^src/(properties|http|throttling|openapi)/' },
    },
    {
      name: 'sources-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/' },
      to: { path: '^src/sources/([^/]+)/', pathNot: '^src/sources/$1/' },
    },
    {
      name: 'only-upstream-opens-sockets-outward',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(upstream|http)/|\\.spec\\.ts$' },
      to: {
        path: '^(axios|@nestjs/axios|undici|node:https?|https?|node:net|node:tls)$|node_modules/(axios|@nestjs/axios|undici)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-code-does-no-io',
      severity: 'error',
      from: { path: '^src/(parcels|geometry|fields)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/(upstream|sources|properties|http|cache)/' },
    },
    {
      name: 'the-product-does-not-know-the-sandbox',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(sandbox|test)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)' },
  },
};
