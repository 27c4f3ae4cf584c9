import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'relevo:public';

/** Answers people who are not signed in, too: `@CurrentIdentity()` is then null. Every other route refuses them. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);
