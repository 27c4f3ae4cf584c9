import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CatalogueItem } from '@relevo/contracts';
import { z } from 'zod';
import { Public } from '../access/public.js';
import { CatalogueItems } from './catalogue-items.js';

const catalogueQuery = z.object({ language: z.enum(['en', 'es']).optional() });

const preferred = (accepted: string | undefined): string => (/^\s*es\b/i.test(accepted ?? '') ? 'es' : 'en');

@ApiTags('catalogue')
@Controller('api/catalogue')
export class CatalogueController {
  constructor(private readonly items: CatalogueItems) {}

  @Get()
  @Public()
  list(
    @Query({ schema: catalogueQuery }) query: z.infer<typeof catalogueQuery>,
    @Headers('accept-language') accepted?: string,
  ): Promise<readonly CatalogueItem[]> {
    return this.items.list(query.language ?? preferred(accepted));
  }
}
