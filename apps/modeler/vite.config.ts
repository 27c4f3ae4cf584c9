import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const engine = process.env['RELEVO_ENGINE'] ?? 'http://127.0.0.1:8080';

/**
 * form-js brings an older look of the properties panel than bpmn-js has; it counts where forms are edited alone, and as
 * little as it did: `:where` adds no weight.
 */
const olderPanel = {
  name: 'older-panel-in-forms-alone',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.includes('/form-js/dist/assets/properties-panel.css') ? `:where(.r-form-editor) { ${code} }` : null,
};

export default defineConfig({
  base: '/modeler/',
  plugins: [react(), olderPanel],
  resolve: { conditions: ['@relevo/source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 2400 },
  server: { host: '127.0.0.1', proxy: { '/api': engine } },
});
