import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const engine = process.env['RELEVO_ENGINE'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/modeler/',
  plugins: [react()],
  resolve: { conditions: ['@relevo/source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 2400 },
  server: { host: '127.0.0.1', proxy: { '/api': engine } },
});
