# What a check says of a version that is in the register: in the chat, on the page and on the terminal.
copy-version = Version { NUMBER($n) } of { NUMBER($total) }, made on { $at }.
copy-is-prepared = It is the version that was sent, before anybody signed it here.
copy-is-signed = It is the version that { $name } signed.
copy-is-completed = It is the completed version, sealed after everybody had acted.
copy-is-renewed = It is the completed version with its proof of time prolonged.
copy-acted = Parties that have acted so far: { NUMBER($n) } of { NUMBER($total) }.
copy-parties = How the parties stand now
copy-documents = This task has { NUMBER($total) } documents; check each of them
copy-this-document = { NUMBER($n) }. { $title } (this one)
copy-document = { NUMBER($n) }. { $title }
