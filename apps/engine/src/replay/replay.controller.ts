import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Replay } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { AskedLanguage, type LanguageHint } from '../tickets/language.js';
import { Readers } from '../tickets/readers.js';
import { ReplayService } from './replay.service.js';

@ApiTags('tickets')
@Controller('api/tickets/:number/replay')
export class ReplayController {
  constructor(
    private readonly replays: ReplayService,
    private readonly readers: Readers,
  ) {}

  @Get()
  replay(
    @CurrentIdentity() identity: Identity,
    @Param('number') number: string,
    @AskedLanguage() hint: LanguageHint,
  ): Promise<Replay> {
    return this.replays.replay(identity, number, this.readers.of(identity, hint));
  }
}
