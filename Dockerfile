# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /app
# The documentation that is built may link to any file.
COPY . .
# `npm ci` builds (prepare); the development packages are dropped afterwards.
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
WORKDIR /app
# The code belongs to root: the server cannot change itself. Only /data is its own.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/src ./dist/src
COPY --from=build /app/dist/server ./dist/server
COPY --from=build /app/dist/web ./dist/web
COPY --from=build /app/dist/guide ./dist/guide
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --start-interval=1s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/live').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# As `npm start`.
CMD ["node", "--v8-pool-size=1", "--max-semi-space-size=16", "--heap-growing-percent=40", "dist/server/main.js"]
