// Watches the words before the cursor of an editor for @ and #, and puts in who or what is chosen.
import { Picks } from "picks"

const BEGUN = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]{0,30}(?: [\p{L}\p{N}-]{1,30})?)$/u

export class Naming {
  constructor(host) {
    this.sources = { "@": host.getAttribute("people"), "#": host.getAttribute("topics") }
    this.host = host
  }

  look(editor) {
    const { $from, empty } = editor.state.selection
    const before = empty ? $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc") : ""
    const found = BEGUN.exec(before)
    if (!found || !this.sources[found[1]] || editor.isActive("code") || editor.isActive("codeBlock")) return this.close()

    const from = $from.pos - found[2].length - 1
    this.picks ??= new Picks({ field: editor.view.dom, within: this.host })
    this.picks.ask(this.sources[found[1]], found[2], editor.view.coordsAtPos(from), (option) => {
      const { kind, id, name, href } = option.dataset
      const attrs = { kind, number: id, href, words: `${found[1]}${name}` }
      const to = editor.state.selection.from
      editor.chain().focus().insertContentAt({ from, to }, [{ type: "mention", attrs }, { type: "text", text: " " }]).run()
    })
  }

  press(event) {
    return this.picks?.press(event) ?? false
  }

  close() {
    this.picks?.close()
  }
}
