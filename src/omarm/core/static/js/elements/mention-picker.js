// <mention-picker><textarea></textarea></mention-picker>
// Offers colleagues after @ and topics after # in plain words, and writes @username or #topic. Its attributes `people` and
// `topics` may name other addresses to ask.
import { Picks } from "picks"

const BEGUN = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]{0,30}(?: [\p{L}\p{N}-]{1,30})?)$/u

const SOURCES = { "@": ["people", "/pick/people/"], "#": ["topics", "/pick/topics/"] }

class MentionPicker extends HTMLElement {
  #picks = null

  connectedCallback() {
    this.addEventListener("input", this.#look)
    this.addEventListener("keydown", (event) => this.#picks?.press(event))
    this.addEventListener("focusout", () => this.#picks?.close())
  }

  get #field() {
    return this.querySelector("textarea")
  }

  #look = ({ target }) => {
    if (target !== this.#field) return

    const found = BEGUN.exec(target.value.slice(0, target.selectionEnd))
    const source = found && (this.getAttribute(SOURCES[found[1]][0]) ?? SOURCES[found[1]][1])
    if (!source) return this.#picks?.close()

    const from = target.selectionEnd - found[2].length - 1
    this.#picks ??= new Picks({ field: target, within: this })
    this.#picks.ask(source, found[2], null, ({ dataset }) => {
      target.setRangeText(`${dataset.word} `, from, target.selectionEnd, "end")
      target.dispatchEvent(new Event("input", { bubbles: true }))
    })
  }
}

customElements.define("mention-picker", MentionPicker)
