import { z } from 'zod'
import { choice } from '../../platform/web/form.ts'

export const feedForm = z.object({ deed: choice(['make', 'revoke'], { missing: '' }) })
