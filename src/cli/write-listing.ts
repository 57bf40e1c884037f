import { writeFileSync } from "node:fs";
import { catalogue } from "../../theorems/index.js";
import { listingText } from "./terminal/listing.js";

// Part of the build: what `flatcheck list` shows, so that it need not load any claim.
writeFileSync(process.argv[2]!, await listingText(catalogue));
