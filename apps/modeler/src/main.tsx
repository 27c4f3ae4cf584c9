import { createQueryClient, RelevoProvider, startLanguages } from '@relevo/web';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { en } from './languages/en/index.js';
import { es } from './languages/es/index.js';
import { createModelerRouter } from './router.js';

const root = document.getElementById('root');
if (root === null) throw new Error('Expected an element "root" in index.html, but there is none');

const queryClient = createQueryClient();
const router = createModelerRouter(queryClient);

await startLanguages('modeler', { en, es });
createRoot(root).render(
  <StrictMode>
    <RelevoProvider queryClient={queryClient}>
      <RouterProvider router={router} />
    </RelevoProvider>
  </StrictMode>,
);
