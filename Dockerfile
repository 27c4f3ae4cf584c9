# The engine with both browser apps. PostgreSQL is its own container (docker-compose.yml): DATABASE_URL is required.
FROM node:24-bookworm-slim AS build
WORKDIR /relevo
COPY package.json package-lock.json .npmrc ./
COPY libs libs
COPY apps apps
COPY test/package.json test/
RUN npm ci
COPY nx.json tsconfig.base.json tsconfig.json ./
RUN NX_DAEMON=false npx nx run-many -t build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 RELEVO_DEMO=off
WORKDIR /relevo
COPY --from=build /relevo/node_modules node_modules
COPY --from=build /relevo/libs libs
COPY --from=build /relevo/apps apps
COPY --from=build /relevo/package.json package.json
COPY processes processes
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/engine/dist/main.js"]
