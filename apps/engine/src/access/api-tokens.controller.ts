import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { ApiToken, IssuedApiToken, NewApiToken } from '@relevo/contracts';
import { ApiTokens } from './api-tokens.js';
import { CurrentIdentity } from './current-identity.js';
import type { Identity } from './identity.js';
import { newApiToken } from './requests.js';

@Controller('api/tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Get()
  list(@CurrentIdentity() identity: Identity): Promise<readonly ApiToken[]> {
    return this.tokens.list(identity);
  }

  @Post()
  issue(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: newApiToken }) token: NewApiToken,
  ): Promise<IssuedApiToken> {
    return this.tokens.issue(identity, token);
  }

  @Delete(':id')
  @HttpCode(204)
  withdraw(@CurrentIdentity() identity: Identity, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.tokens.withdraw(identity, id);
  }
}
