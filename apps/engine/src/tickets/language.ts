import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Language } from './ticket-view.js';

/** Languages that a request asks for: in its address, and by its browser. */
export interface LanguageHint {
  readonly asked: Language | null;
  readonly accepted: Language;
}

const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'es';

export const languageHint = (request: Request): LanguageHint => {
  const { language } = request.query;
  return {
    asked: isLanguage(language) ? language : null,
    accepted: request.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en',
  };
};

/** `?language=`, else what the person chose, else Accept-Language. */
export const AskedLanguage = createParamDecorator((_: unknown, context: ExecutionContext): LanguageHint =>
  languageHint(context.switchToHttp().getRequest<Request>()),
);
