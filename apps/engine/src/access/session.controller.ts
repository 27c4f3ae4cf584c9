import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import type { FirstAdministrator, SessionInfo, SetLanguage, SignIn } from '@relevo/contracts';
import { type SerializeOptions, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { EngineConfig } from '../config/engine-config.js';
import { SESSION_COOKIE, sessionToken } from './authenticator.js';
import { CurrentIdentity } from './current-identity.js';
import type { Identity } from './identity.js';
import { PeopleService } from './people-service.js';
import { Public } from './public.js';
import { firstAdministrator, setLanguage, signIn } from './requests.js';
import { type OpenedSession, SessionService } from './session-service.js';
import { SessionView } from './session-view.js';

@Controller('api')
export class SessionController {
  private readonly cookie: SerializeOptions;

  constructor(
    private readonly sessions: SessionService,
    private readonly view: SessionView,
    private readonly people: PeopleService,
    config: EngineConfig,
  ) {
    const secure = config.publicUrl?.startsWith('https:') ?? false;
    this.cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure };
  }

  @Public()
  @Get('session')
  info(@CurrentIdentity() identity: Identity | null, @Req() request: Request): Promise<SessionInfo> {
    return this.view.of(identity, sessionToken(request.headers.cookie));
  }

  @Public()
  @Post('session')
  @HttpCode(200)
  async signIn(
    @Body({ schema: signIn }) body: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionInfo> {
    return this.answer(response, await this.sessions.signIn(body, request.ip ?? ''));
  }

  @Public()
  @Post('setup')
  @HttpCode(200)
  async setUp(
    @Body({ schema: firstAdministrator }) body: FirstAdministrator,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionInfo> {
    return this.answer(response, await this.sessions.setUp(body, request.ip ?? ''));
  }

  @Public()
  @Delete('session')
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.signOut(sessionToken(request.headers.cookie));
    response.append('Set-Cookie', stringifySetCookie(SESSION_COOKIE, '', { ...this.cookie, maxAge: 0 }));
  }

  @Put('session/language')
  @HttpCode(204)
  setLanguage(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: setLanguage }) { language }: SetLanguage,
  ): Promise<void> {
    return this.people.setLanguage(identity, language);
  }

  private answer(response: Response, { token, info }: OpenedSession): SessionInfo {
    response.append('Set-Cookie', stringifySetCookie(SESSION_COOKIE, token, this.cookie));
    return info;
  }
}
