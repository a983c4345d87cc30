// <rich-editor people="/pick/people/" topics="/pick/topics/">
//   <textarea name="body"></textarea> <div role="toolbar" hidden> <button data-act="bold"> … <button data-act="more"> … </div>
//   <div data-part="more" hidden> … </div> <input type="hidden" name="is_rich"> <template data-rich> … </template>
// </rich-editor>
// Puts an editor in the place of the text area, which keeps its value as HTML; `is_rich` says so. The editor itself
// (editor/rich) is fetched only here. A "refill" event on the text area has it read the area again.
import { Toolbar } from "toolbar"

class RichEditor extends HTMLElement {
  #editor = null

  async connectedCallback() {
    this.#textarea.addEventListener("refill", this.#refill)
    const { open } = await import("editor/rich")
    if (!this.isConnected || this.#editor) return

    const hadFocus = this.#textarea.matches(":focus, [autofocus]")
    this.#editor = open(this, { textarea: this.#textarea, content: this.#content(), changed: this.#changed })
    this.#textarea.hidden = true
    this.#bar.hidden = false
    new Toolbar(this, this.#editor)
    if (hadFocus) this.#editor.commands.focus("end")
    this.setAttribute("ready", "")
  }

  disconnectedCallback() {
    this.#editor?.destroy()
    this.#editor = null
  }

  get #textarea() {
    return this.querySelector("textarea")
  }

  get #bar() {
    return this.querySelector("[role=toolbar]")
  }

  get #flag() {
    return this.querySelector("input[name=is_rich]")
  }

  #content() {
    const rich = this.querySelector("template[data-rich]")
    if (rich && this.#flag.value !== "on" && this.#textarea.value === this.#textarea.defaultValue) return rich.innerHTML
    return ["on", "True"].includes(this.#flag.value) ? this.#textarea.value : paragraphs(this.#textarea.value)
  }

  #refill = () => {
    this.#editor?.commands.setContent(this.#content(), { emitUpdate: false })
  }

  #changed = (html) => {
    this.#flag.value = "on"
    this.#textarea.value = html
    this.#textarea.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

function paragraphs(text) {
  const line = document.createElement("p")
  return text.split(/\n\s*\n/).map((part) => {
    line.textContent = part
    return line.outerHTML.replaceAll("\n", "<br>")
  }).join("")
}

customElements.define("rich-editor", RichEditor)
