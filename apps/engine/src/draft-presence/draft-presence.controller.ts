import { Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PersonRef } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { draftIdParam } from '../publication/draft-requests.js';
import { DraftPresence } from './draft-presence.service.js';

@ApiTags('drafts')
@Controller('api/drafts/:id/presence')
export class DraftPresenceController {
  constructor(private readonly presence: DraftPresence) {}

  @Put()
  stay(
    @CurrentIdentity() identity: Identity,
    @Param('id', { schema: draftIdParam }) id: string,
  ): Promise<readonly PersonRef[]> {
    return this.presence.stay(identity, id);
  }

  @Delete()
  @HttpCode(204)
  leave(@CurrentIdentity() identity: Identity, @Param('id', { schema: draftIdParam }) id: string): Promise<void> {
    return this.presence.leave(identity, id);
  }
}
