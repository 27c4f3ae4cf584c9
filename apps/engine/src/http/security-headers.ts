import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { RequestHandler } from 'express';

type Headers = readonly (readonly [name: string, value: string])[];

/** What helmet sets: the same for every answer, so it is asked once. */
const headersOf = (handler: ReturnType<typeof helmet>): Headers => {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  handler(request, response, (error) => {
    if (error instanceof Error) throw error;
  });
  return response.getHeaderNames().map((name) => [name, String(response.getHeader(name))] as const);
};

/**
 * Scripts come from the engine alone and never inline. Inline styles are what diagram-js, form-js and Mantine write;
 * bpmn-font is a data: address; the FEEL worker is a blob where the build inlines it.
 */
const policies = (publicUrl: string | null) =>
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

export const securityHeaders = (publicUrl: string | null): RequestHandler => {
  const headers = headersOf(policies(publicUrl));
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
};
