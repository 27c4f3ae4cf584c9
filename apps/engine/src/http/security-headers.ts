import helmet from 'helmet';
import type { RequestHandler } from 'express';

/**
 * Scripts come from the engine alone and never inline. Inline styles are what diagram-js, form-js and Mantine write;
 * bpmn-font is a data: address; the FEEL worker is a blob where the build inlines it.
 */
export const securityHeaders = (publicUrl: string | null): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The address of a tracking link is a secret: it never leaves in a Referer.
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: publicUrl?.startsWith('https:') ?? false,
  });
