// <li><drop-version source="/groups/green/files/12/versions/send/"></drop-version> … </li>
// A file that is dropped on the row becomes a new version of what stands in it. The answer comes in the list of the
// form's upload-area, which says that something changed. Without this there is the form on the file's own page.
import { send } from "sending"

class DropVersion extends HTMLElement {
  #gone = null

  connectedCallback() {
    const { signal } = (this.#gone = new AbortController())
    for (const kind of ["dragover", "dragleave", "drop"]) this.parentElement.addEventListener(kind, this.#drag, { signal })
  }

  disconnectedCallback() {
    this.#gone.abort()
  }

  get #area() {
    return this.closest("form").querySelector("upload-area")
  }

  #drag = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return

    event.preventDefault()
    event.stopPropagation() // the form around it would take the file as a new one
    this.#area.removeAttribute("over")
    this.parentElement.toggleAttribute("over", event.type === "dragover")
    if (event.type === "drop") this.#take(event.dataTransfer.files[0])
  }

  async #take(file) {
    const [area, form] = [this.#area, this.closest("form")]
    if (file.size > Number(area.getAttribute("most"))) return this.#show(area, this.#copyOf(area, "large"))

    const row = this.#show(area, this.#copyOf(area, "sending"))
    row.querySelector("[data-name]").textContent = file.name
    const onprogress = (percent) => (row.querySelector("progress").value = percent)
    const answer = await send({ to: this.getAttribute("source"), file, form, onprogress })
    row.replaceWith(answer ? document.importNode(answer, true) : this.#copyOf(area, "failed"))
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }

  #show(area, row) {
    return area.querySelector("ol").appendChild(row)
  }

  #copyOf(area, name) {
    return area.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true)
  }
}

customElements.define("drop-version", DropVersion)
