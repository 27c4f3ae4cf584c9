import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DeadLetter, DeadLettersChanged, DiscardDeadLetters, Page, RepeatDeadLetters } from '@relevo/contracts';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { DeadLetterCommands } from './dead-letter-commands.js';
import {
  type DeadLetterSearch,
  deadLetterSearch,
  discardDeadLetters,
  repeatDeadLetters,
} from './dead-letter-requests.js';
import { DeadLetters } from './dead-letters.js';

/** Mails and webhooks that were given up. */
@ApiTags('operations')
@Controller('api/operations/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly commands: DeadLetterCommands,
  ) {}

  @Get()
  search(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: deadLetterSearch }) search: DeadLetterSearch,
  ): Promise<Page<DeadLetter>> {
    return this.letters.search(identity, search);
  }

  @Post('repeat')
  @HttpCode(200)
  repeat(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: repeatDeadLetters }) { ids }: RepeatDeadLetters,
  ): Promise<DeadLettersChanged> {
    return this.commands.repeat(identity, ids);
  }

  @Post('discard')
  @HttpCode(200)
  discard(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: discardDeadLetters }) { ids, reason }: DiscardDeadLetters,
  ): Promise<DeadLettersChanged> {
    return this.commands.discard(identity, ids, reason);
  }
}
