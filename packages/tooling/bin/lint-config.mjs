#!/usr/bin/env node
/** Writes `.oxlintrc.json` from the order of modules. Run it after a change of `module-order.mjs` or of a rule. */
import { writeFileSync } from 'node:fs';
import { lintConfigText } from '../src/lint-config.mjs';

const target = new URL('../../../.oxlintrc.json', import.meta.url);
writeFileSync(target, lintConfigText());
