// <photo-preview most="10">
//   <input type="file" name="photos" accept="image/*" multiple>
//   <ul></ul>
//   <template><li><img alt=""><label>…<input name="alt"></label><button type="button" data-remove></button></li></template>
// </photo-preview>
// Shows what was chosen, with a field for what is on each photo, in the order in which they are sent.
class PhotoPreview extends HTMLElement {
  #files = []

  connectedCallback() {
    this.#input.addEventListener("change", this.#add)
    this.addEventListener("click", this.#remove)
    this.#input.form?.addEventListener("reset", this.#clear)
  }

  get #input() {
    return this.querySelector("input[type=file]")
  }

  get #list() {
    return this.querySelector("ul")
  }

  get #most() {
    return Number(this.getAttribute("most") || 10)
  }

  #add = () => {
    const room = this.#most - this.#files.length
    for (const file of [...this.#input.files].slice(0, room)) {
      this.#files.push(file)
      this.#list.append(this.#itemFor(file))
    }
    this.#send()
  }

  #remove = ({ target }) => {
    const item = target.closest("[data-remove]")?.closest("li")
    if (!item) return

    this.#files.splice([...this.#list.children].indexOf(item), 1)
    item.remove()
    this.#send()
    this.#input.focus()
  }

  #clear = () => {
    this.#files = []
    this.#list.replaceChildren()
  }

  #itemFor(file) {
    const item = this.querySelector("template").content.cloneNode(true)
    const photo = item.querySelector("img")
    photo.src = URL.createObjectURL(file)
    photo.onload = () => URL.revokeObjectURL(photo.src)
    return item
  }

  // A file field cannot be added to; it can be given a whole new list.
  #send() {
    const chosen = new DataTransfer()
    for (const file of this.#files) chosen.items.add(file)
    this.#input.files = chosen.files
  }
}

customElements.define("photo-preview", PhotoPreview)
